using Kept.App.Shell;

namespace Kept.App.Promises;

public static class PromiseChoices
{
    public static IReadOnlyList<Choice> Channels =>
        [
            new("phone", PromiseWords.ChannelPhone),
            new("counter", PromiseWords.ChannelCounter),
            new("mail", PromiseWords.ChannelMail),
            new("web", PromiseWords.ChannelWeb),
            new("visit", PromiseWords.ChannelVisit),
        ];

    public static IReadOnlyList<Choice> Kinds =>
        [
            new("callback", PromiseWords.KindCallback),
            new("answer", PromiseWords.KindAnswer),
            new("visit", PromiseWords.KindVisit),
            new("repair", PromiseWords.KindRepair),
            new("delivery", PromiseWords.KindDelivery),
            new("other", PromiseWords.KindOther),
        ];

    /// <summary>How a promise was kept.</summary>
    public static IReadOnlyList<Choice> Keeping =>
        [
            new("call", PromiseWords.HowCall),
            new("mail", PromiseWords.HowMail),
            new("said", PromiseWords.HowSaid),
            new("proof", PromiseWords.HowProofChoice),
        ];

    /// <summary>How the customer agreed to another time.</summary>
    public static IReadOnlyList<Choice> Agreeing =>
        [
            new("call", PromiseWords.AgreedCall),
            new("mail", PromiseWords.AgreedMail),
            new("click", PromiseWords.AgreedClick),
            new("none", PromiseWords.AgreedNot),
        ];
}
