using System.Diagnostics;
using System.Globalization;

namespace SertiKesos.Bench;

/// <summary>What one child process cost: user and system time, and the highest resident memory that was seen.</summary>
internal sealed record ChildRun(TimeSpan Cpu, long PeakBytes, string Output)
{
    private const double TicksPerSecond = 100;

    public TimeSpan Wall { get; private init; }

    /// <summary>
    /// The same for any program: its time is looked up while it runs, so that the last hundredth of a second may be missing.
    /// Null when it is not there; one that fails says so by its exit code, which <c>check</c> uses to tell of findings.
    /// </summary>
    public static ChildRun? Watch(string program, params string[] args)
    {
        try
        {
            var clock = Stopwatch.StartNew();
            using var child = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = child.StandardOutput.ReadToEndAsync();
            var errors = child.StandardError.ReadToEndAsync();
            long peak = 0;
            var cpu = 0.0;
            do
            {
                peak = Math.Max(peak, Peak(child.Id));
                cpu = Math.Max(cpu, SecondsOf(child.Id));
            }
            while (!child.WaitForExit(5));

            var lines = output.GetAwaiter().GetResult().Trim();
            errors.GetAwaiter().GetResult();
            return lines.Length == 0 ? null : new ChildRun(TimeSpan.FromSeconds(cpu), peak, lines[(lines.LastIndexOf('\n') + 1)..]) { Wall = clock.Elapsed };
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Null when the program is not there or fails.</summary>
    public static ChildRun? Of(string program, params string[] args)
    {
        try
        {
            var clock = Stopwatch.StartNew();
            using var child = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            long peak = 0;
            do
            {
                peak = Math.Max(peak, Peak(child.Id));
            }
            while (!child.WaitForExit(10));

            // A process that has ended no longer tells its time, so each child prints its own after its count.
            return child.StandardOutput.ReadToEnd().Trim().Split(' ') is [var count, var seconds] && child.ExitCode == 0
                ? new ChildRun(TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)), peak, count) { Wall = clock.Elapsed }
                : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>User and system time, as the kernel counts them for a process with all its threads.</summary>
    private static double SecondsOf(int id)
    {
        try
        {
            // The name in parentheses may hold blanks; the times are the 12th and 13th words behind it.
            var line = File.ReadAllText($"/proc/{id}/stat");
            var words = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            return (long.Parse(words[11], CultureInfo.InvariantCulture) + long.Parse(words[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
        }
        catch (IOException)
        {
            return 0;
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
