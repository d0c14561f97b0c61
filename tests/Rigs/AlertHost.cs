using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using SertiKesos.Alerts;
using SertiKesos.Hosting.Engine;
using SertiKesos.Time;

namespace SertiKesos.Rigs;

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
        var settings = args[1..].Select(setting => setting.Split('=', 2)).ToDictionary(pair => pair[0], pair => (string?)pair[1]);
        var builder = OneMachine.CreateBuilder(Directory.GetCurrentDirectory(), settings, isolated: true);
        foreach (var other in TriggerEngine.Names.Except([nameof(AlertFunctions.PlanAlerts), nameof(AlertFunctions.ScanAlerts), nameof(AlertFunctions.DeliverAlert)]))
        {
            TriggerEngine.Disable(builder.Configuration, other);
        }

        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(
            new RehearsalClock(DateTimeOffset.Parse(args[0], CultureInfo.InvariantCulture), TimeProvider.System)));
        await using var host = await OneMachine.StartAsync(builder, CancellationToken.None);
        Console.WriteLine(Ready);
        await host.WaitForShutdownAsync();
    }
}
