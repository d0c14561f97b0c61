using System.Text;
using SertiKesos.Hosting.Commands;
using SertiKesos.Hosting.Commands.Check;
using SertiKesos.Hosting.Local;
using SertiKesos.Platform.Logging;

// Schedules mean UTC unless told otherwise, as on Azure; the timers' library goes by the machine's zone.
Environment.SetEnvironmentVariable("TZ", Environment.GetEnvironmentVariable("WEBSITE_TIME_ZONE") ?? "UTC");

// Names and dashes must survive a pipe on every system.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

try
{
    return args switch
    {
        ["demo", .. var rest] => await DemoCommand.RunAsync(rest, Console.Out, Console.Error, stop.Token),
        ["check", .. var rest] => await CheckCommand.RunAsync(rest, Console.Out, Console.Error, TimeProvider.System, CheckSettings.Read(Directory.GetCurrentDirectory()), stop.Token),
        ["template", .. var rest] => await TemplateCommand.RunAsync(rest, Console.Out, Console.Error, stop.Token),
        ["audit", .. var rest] => await AuditCommand.RunAsync(rest, Console.Out, Console.Error, stop.Token),
        ["rebuild", .. var rest] => await RebuildCommand.RunAsync(rest, Console.Out, Console.Error, stop.Token),
        ["keys", .. var rest] => await KeysCommand.RunAsync(rest, Console.Out, Console.Error, stop.Token),
        ["rights", .. var rest] => await RightsCommand.RunAsync(rest, Console.In, Console.Out, Console.Error, stop.Token),
        ["retention", .. var rest] => await RightsCommand.ApplyRetentionAsync(rest, Console.Out, Console.Error, stop.Token),
        ["breach", .. var rest] => await BreachCommand.RunAsync(rest, Console.Out, Console.Error, TimeProvider.System, stop.Token),
        ["reference", .. var rest] => await ReferenceCommand.RunAsync(rest, Console.Out, Console.Error, stop.Token),
        ["key", .. var rest] => await KeyCommand.RunAsync(rest, Console.Out, Console.Error, stop.Token),
        [] or ["--help" or "-h" or "help", ..] or [['-', '-', ..], ..] => await ServeCommand.RunAsync(args, Console.Out, Console.Error, stop.Token),
        _ => Usage.Wrong(args[0], Console.Error),
    };
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return Usage.Interrupted;
}
catch (Exception failure) when (StartFailure.Explain(failure) is { } sentence)
{
    await Console.Error.WriteLineAsync(LogRedaction.Clean(sentence));
    return Usage.WrongUse;
}
catch (Exception failure) when (failure is not OutOfMemoryException)
{
    // Nobody foresaw it: the stack is needed, and passes the same net as the log.
    await Console.Error.WriteLineAsync(LogRedaction.Clean(failure.ToString()));
    return Usage.Failed;
}
