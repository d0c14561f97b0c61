using Spectre.Console;

namespace SertiKesos.Hosting.Commands;

/// <summary>Who called a verb: where it reads and writes, and what time it is there.</summary>
/// <param name="Terminal">Where somebody looks on, for signs of progress; null where the lines go to a file or a pipe.</param>
internal sealed record Caller(TextReader Input, TextWriter Output, TextWriter Error, TimeProvider Clock, IAnsiConsole? Terminal = null)
{
    public static Caller OfThisProcess() => new(Console.In, Console.Out, Console.Error, TimeProvider.System, FindTerminal());

    /// <summary>Progress is no result, so it goes to the error stream.</summary>
    private static IAnsiConsole? FindTerminal()
    {
        if (Console.IsErrorRedirected)
        {
            return null;
        }

        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return terminal.Profile.Capabilities is { Ansi: true, Interactive: true } ? terminal : null;
    }

    /// <summary>Turns a sign while the work goes on, where somebody looks on.</summary>
    public Task WaitAsync(string what, Func<Task> work) =>
        Terminal is null ? work() : Terminal.Status().StartAsync(Markup.Escape(what), _ => work());

    /// <summary>Says how far the work is: in a terminal on one line that the next one replaces.</summary>
    public async Task ShowAsync(string progress)
    {
        if (Terminal is null)
        {
            await Error.WriteLineAsync(progress);
            return;
        }

        ClearProgress();
        var width = Math.Max(1, Terminal.Profile.Width - 1);
        Terminal.Write(new Text(progress.Length > width ? progress[..width] : progress));
    }

    /// <summary>Takes the line of progress away; call it before another line is written.</summary>
    public void ClearProgress() => Terminal?.Write(new ControlCode("\r\u001b[2K"));
}
