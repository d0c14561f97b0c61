using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using SertiKesos.Alerts;
using SertiKesos.Time;
using SertiKesos.Worker.Discovery;

namespace SertiKesos.Tests.Reliability;

/// <summary>
/// The product's host with its triggers of alerts and a clock that starts on a working day: mails go out on such days
/// only, and a rehearsal sends none.
/// </summary>
internal static class AlertHost
{
    public const string Verb = "alert-host";
    public const string Ready = "ready";

    public static async Task RunAsync(string[] args)
    {
        var builder = SertiKesosApp.CreateBuilder(args[1..], isolated: true);
        builder.Functions = new FunctionSource(() => [typeof(AlertFunctions)]);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(
            new RehearsalClock(DateTimeOffset.Parse(args[0], CultureInfo.InvariantCulture), TimeProvider.System)));
        using var host = await SertiKesosApp.StartAsync(builder, CancellationToken.None);
        Console.WriteLine(Ready);
        await host.WaitForShutdownAsync();
    }
}
