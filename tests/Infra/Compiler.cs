using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace SertiKesos.Infra;

/// <summary>What the compiler said: its answer and its complaints.</summary>
internal sealed record Said(int ExitCode, string Output, string Complaints)
{
    /// <summary>A warning counts as well: the compiler itself only warns of a property that does not exist.</summary>
    public bool IsClean => ExitCode == 0 && Complaints.Length == 0;
}

/// <summary>The real Bicep compiler, out of its package; it needs no network.</summary>
internal static class Compiler
{
    private static readonly string Program = Path.Combine(
        typeof(Compiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "BicepPackage").Value ?? "", "tools", "bicep");

    public static bool Runs { get; } = OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64 && File.Exists(Program);

    public static Said Run(string folder, params string[] arguments)
    {
        MakeRunnable();
        var start = new ProcessStartInfo(Program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        start.Environment["BICEP_TRACING_ENABLED"] = "false";
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The compiler does not start.");
        var complaints = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Said(process.ExitCode, output, complaints.Result.Trim());
    }

    /// <summary>A package keeps no run bits.</summary>
    private static void MakeRunnable()
    {
        if (OperatingSystem.IsLinux() && File.GetUnixFileMode(Program) is var mode && !mode.HasFlag(UnixFileMode.UserExecute))
        {
            File.SetUnixFileMode(Program, mode | UnixFileMode.UserExecute);
        }
    }
}

/// <summary>A test that compiles; where the compiler cannot run the reason is printed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CompilerFactAttribute : FactAttribute
{
    public const string Reason = "The package of the Bicep compiler runs on Linux on x64 alone.";

    public CompilerFactAttribute() => Skip = Compiler.Runs ? null : Reason;
}

/// <summary>The same with rows.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CompilerTheoryAttribute : TheoryAttribute
{
    public CompilerTheoryAttribute() => Skip = Compiler.Runs ? null : CompilerFactAttribute.Reason;
}
