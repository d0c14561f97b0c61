using System.ComponentModel;
using System.Diagnostics;
using SertiKesos.Platform;

namespace SertiKesos.Hosting.Local;

/// <summary>Runs the two Node.js programs that come with it: <c>node</c> and <c>npm</c>.</summary>
internal static class NodeTools
{
    private const string Missing =
        "Node.js tidak ditemukan di komputer ini. Pasang Node.js versi 20 atau lebih baru (perintah \"node\" dan \"npm\" " +
        "harus dapat dijalankan dari terminal), lalu jalankan lagi perintah yang sama.";

    public static Process StartNode(string workingDirectory, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("node", arguments) { WorkingDirectory = workingDirectory };
        return Start(start);
    }

    /// <summary>Installs what <c>package-lock.json</c> in <paramref name="directory"/> lists, and nothing else.</summary>
    /// <exception cref="SetupException">Node.js is missing, or the package registry cannot be reached.</exception>
    public static async Task InstallAsync(string directory, CancellationToken cancel)
    {
        string[] npm = ["ci", "--omit=dev", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
        // npm is a script, which Windows only starts through its command processor.
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/d", "/c", "npm", .. npm])
            : new ProcessStartInfo("npm", npm);
        start.WorkingDirectory = directory;
        using var process = Start(start);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var error = process.StandardError.ReadToEndAsync(cancel);
        try
        {
            await process.WaitForExitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        await output;
        if (process.ExitCode != 0)
        {
            throw new SetupException(
                $"Paket Node.js tidak dapat dipasang (npm berakhir dengan kode {process.ExitCode}). Periksa sambungan ke " +
                $"registri npm, lalu jalankan lagi. Pesan npm: {LastLine(await error)}");
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.UseShellExecute = false;
        start.CreateNoWindow = true;
        try
        {
            return Process.Start(start) ?? throw new SetupException(Missing);
        }
        catch (Win32Exception failure)
        {
            throw new SetupException(Missing, failure);
        }
    }

    private static string LastLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "(kosong)";
}
