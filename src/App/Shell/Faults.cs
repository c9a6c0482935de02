namespace Kept.App.Shell;

/// <summary>What was wrong with a form: for each field a sentence for the person who typed; the empty name is the form itself.</summary>
public sealed class Faults : Dictionary<string, string>
{
    public static Faults None => [];

    public Faults()
        : base(StringComparer.Ordinal) { }

    public string? For(string field) => this.GetValueOrDefault(field);

    public string? OfTheForm => For("");
}
