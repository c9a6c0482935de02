namespace Kept.App.Tests.Commands;

/// <summary>The program under test: what ./test published, else the one built beside the tests.</summary>
public static class KeptBinary
{
    public static string Path =>
        Environment.GetEnvironmentVariable("KEPT_TEST_BINARY")
        ?? System.IO.Path.Combine(AppContext.BaseDirectory, "kept.dll");
}
