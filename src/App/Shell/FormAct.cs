using System.Security.Cryptography;
using Kept.App.Access;
using Kept.App.Data;

namespace Kept.App.Shell;

/// <summary>An act behind a form: sending the same form twice does it once and leads to the same page.</summary>
public sealed class FormAct(Store store)
{
    /// <summary>A key for a fresh form.</summary>
    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <param name="key">The form's hidden key.</param>
    /// <param name="act">Does it, and returns the path of the page to go to.</param>
    public Task<string> Run(Viewer viewer, string? key, Func<WriteScope, Task<string>> act) =>
        store.Write(
            viewer.Actor,
            async scope =>
            {
                if (string.IsNullOrWhiteSpace(key) || key.Length > 200)
                {
                    return await act(scope);
                }
                var caller = $"form:{viewer.Person}";
                var before = await scope.AnswerBefore(caller, key);
                if (before is not null)
                {
                    return before.Body;
                }
                var path = await act(scope);
                await scope.KeepAnswer(
                    caller,
                    key,
                    requestHash: "",
                    StatusCodes.Status303SeeOther,
                    headers: "",
                    path
                );
                return path;
            }
        );
}
