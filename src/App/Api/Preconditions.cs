using Kept.Domain;

namespace Kept.App.Api;

/// <summary>Preconditions (RFC 9110): the version somebody saw is the version they change.</summary>
public static class Preconditions
{
    /// <summary>Refuses when If-Match names another version than the current one.</summary>
    /// <exception cref="ChangedMeanwhile">It does.</exception>
    public static void MustMatch(this HttpContext http, int version)
    {
        var wanted = http.Request.Headers.IfMatch.ToString();
        if (
            wanted.Length > 0
            && wanted != "*"
            && wanted.Trim().Trim('"')
                != version.ToString(System.Globalization.CultureInfo.InvariantCulture)
        )
        {
            throw new ChangedMeanwhile();
        }
    }

    /// <summary>As <see cref="MustMatch"/>, and refuses when there is no If-Match at all.</summary>
    /// <exception cref="VersionMissing">There is none.</exception>
    public static void MustNameVersion(this HttpContext http, int version)
    {
        if (http.Request.Headers.IfMatch.Count == 0)
        {
            throw new VersionMissing();
        }
        http.MustMatch(version);
    }
}

/// <summary>Somebody else changed it first: 412.</summary>
public sealed class ChangedMeanwhile()
    : Refusal(
        "changed_meanwhile",
        "Somebody changed this meanwhile. Look at it again, then decide.",
        RefusalKind.Conflict
    );

/// <summary>A change must say which version it changes: 428.</summary>
public sealed class VersionMissing()
    : Refusal("version_missing", "Send If-Match with the version you saw.", RefusalKind.Conflict);
