using System.Diagnostics;
using System.Text.Json;
using SertiKesos.Protection;
using SertiKesos.Tests.Support;

namespace SertiKesos.Infra;

/// <summary>The script that azd runs between resources and program, with another program in the place of az.</summary>
public sealed class HookTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sertikesos-hook-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [ShellFact]
    public void The_first_index_key_is_one_that_the_program_reads()
    {
        var (exit, said) = Run(present: 0, deleted: 0);

        Assert.Equal(0, exit);
        var value = File.ReadAllText(Path.Combine(_folder, "value"));
        Assert.NotNull(IndexKeys.Parse(value));
        using var parsed = JsonDocument.Parse(value);
        Assert.Equal(32, parsed.RootElement.GetProperty("keys").GetProperty("1").GetBytesFromBase64().Length);
        Assert.DoesNotContain(parsed.RootElement.GetProperty("keys").GetProperty("1").GetString()!, said + File.ReadAllText(Path.Combine(_folder, "calls")), StringComparison.Ordinal);
    }

    [ShellTheory]
    [InlineData(1, 0, 0)]
    [InlineData(0, 1, 1)]
    public void Keys_that_are_there_or_were_deleted_are_never_replaced(int present, int deleted, int expected)
    {
        var (exit, _) = Run(present, deleted);

        Assert.Equal(expected, exit);
        Assert.False(File.Exists(Path.Combine(_folder, "value")));
    }

    private (int Exit, string Said) Run(int present, int deleted)
    {
        var az = Path.Combine(_folder, "az");
        File.WriteAllText(az, $"""
            #!/bin/sh
            echo "$*" >> '{_folder}/calls'
            case "$*" in
              *list-deleted*) echo {deleted} ;;
              *"secret list "*) echo {present} ;;
              *"secret set"*) while [ $# -gt 0 ]; do if [ "$1" = --file ]; then cp "$2" '{_folder}/value'; fi; shift; done ;;
            esac
            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(az, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var start = new ProcessStartInfo("sh", [Repository.PathOf("infra", "hooks", "index-keys.sh")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = _folder + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        start.Environment["VAULT_NAME"] = "kv-contoh";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said + errors.Result);
    }
}

/// <summary>A test that runs a shell script; Windows has none, and a script of its own.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ShellFactAttribute : FactAttribute
{
    public const string Reason = "There is no sh on Windows; azd runs the other script there.";

    public ShellFactAttribute() => Skip = OperatingSystem.IsWindows() ? Reason : null;
}

/// <summary>The same with rows.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ShellTheoryAttribute : TheoryAttribute
{
    public ShellTheoryAttribute() => Skip = OperatingSystem.IsWindows() ? ShellFactAttribute.Reason : null;
}
