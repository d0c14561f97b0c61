using System.Diagnostics;

namespace SertiKesos.Tests.Support;

/// <summary>Programs of others that read what we write; a test says so and is skipped where one is missing.</summary>
internal static class OtherProgram
{
    /// <summary>The first of the commands that ends well with the given arguments; null where none does.</summary>
    public static string? Find(IEnumerable<string> commands, params string[] arguments) => commands.FirstOrDefault(command =>
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    });

    /// <summary>What the program prints.</summary>
    public static async Task<string> RunAsync(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{await output} {await error}");
        return await output;
    }
}

/// <summary>openpyxl of a Python of this machine.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OpenpyxlFactAttribute : FactAttribute
{
    public static readonly string? Python = OtherProgram.Find(["python3", "/usr/bin/python3", "python"], "-c", "import openpyxl");

    public OpenpyxlFactAttribute()
    {
        if (Python is null)
        {
            Skip = "No Python with openpyxl is on this machine (Debian: python3-openpyxl).";
        }
    }
}

/// <summary>SheetJS, the package xlsx of npm, where Node finds it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SheetJsFactAttribute : FactAttribute
{
    public static readonly string? Node = OtherProgram.Find(["node"], "-e", "require('xlsx')");

    public SheetJsFactAttribute()
    {
        if (Node is null)
        {
            Skip = "Node does not find SheetJS: run npm install xlsx in a folder and set NODE_PATH to its node_modules.";
        }
    }
}
