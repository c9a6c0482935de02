namespace Kept.App.Shell;

public enum MarkShape
{
    Late,
    Soon,
    Today,
    Later,
    Asked,
    Kept,
    Broken,
    Replaced,
    Released,
}
