using System.Text;
using SertiKesos.Hosting.Commands;

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

return await CommandLine.RunAsync(args, Caller.OfThisProcess(), stop.Token);
