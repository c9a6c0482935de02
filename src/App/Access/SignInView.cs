namespace Kept.App.Access;

/// <param name="Wrong">Why the last try did not work, in words for the person.</param>
/// <param name="Back">Where to go afterwards.</param>
public sealed record SignInView(
    string Organisation,
    string? Email = null,
    string? Wrong = null,
    string? Back = null,
    bool Keep = false
);
