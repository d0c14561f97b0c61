using System.Diagnostics;
using System.Globalization;

namespace SertiKesos.Bench;

/// <summary>What one child process cost: user and system time, and the highest resident memory that was seen.</summary>
internal sealed record ChildRun(TimeSpan Cpu, long PeakBytes, string Output)
{
    /// <summary>Null when the program is not there or fails.</summary>
    public static ChildRun? Of(string program, params string[] args)
    {
        try
        {
            using var child = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            long peak = 0;
            do
            {
                peak = Math.Max(peak, Peak(child.Id));
            }
            while (!child.WaitForExit(10));

            // A process that has ended no longer tells its time, so each child prints its own after its count.
            return child.StandardOutput.ReadToEnd().Trim().Split(' ') is [var count, var seconds] && child.ExitCode == 0
                ? new ChildRun(TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)), peak, count)
                : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>The kernel keeps the highest value itself, so that sampling misses only the last moments.</summary>
    private static long Peak(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line[6..].Replace("kB", "", StringComparison.Ordinal), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) << 10;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
