using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Hosting.Engine;
using Jobs = Microsoft.Azure.WebJobs;

namespace SertiKesos.Tests.Hosting;

/// <summary>What one machine fires is what the Functions host fires: each function has a twin with the same trigger.</summary>
public sealed class TwinTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<string, string> Functions = HttpFunctions.Functions()
        .Where(function => HttpFunctions.TriggerOf(function) is null)
        .ToDictionary(function => function.GetCustomAttribute<FunctionAttribute>()!.Name, Describe);

    private static readonly Dictionary<string, string> Twins = typeof(global::Host.Functions).GetMethods(Declared).ToDictionary(twin => twin.Name, DescribeTwin);

    [Fact]
    public void Each_function_has_a_twin_with_the_same_trigger_and_retries()
    {
        Assert.NotEmpty(Functions);
        Assert.Equal(Functions.OrderBy(pair => pair.Key, StringComparer.Ordinal), Twins.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Twins_have_the_full_names_under_which_the_functions_host_keeps_receipts_and_timers() =>
        Assert.Equal("Host.Functions", typeof(global::Host.Functions).FullName);

    [Fact]
    public void Function_names_are_unique()
    {
        var names = HttpFunctions.Functions().Select(function => function.GetCustomAttribute<FunctionAttribute>()!.Name).ToList();

        Assert.Equal(names.Order(StringComparer.Ordinal), names.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_rehearsal_disables_every_timer_and_nothing_else()
    {
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationManager();

        TriggerEngine.DisableTimers(configuration);

        var timers = Functions.Where(pair => pair.Value.StartsWith("timer", StringComparison.Ordinal)).Select(pair => pair.Key).Order(StringComparer.Ordinal);
        Assert.Equal(timers, Functions.Keys.Where(name => configuration[$"AzureWebJobs.{name}.Disabled"] == "true").Order(StringComparer.Ordinal));
    }

    private static string Describe(MethodInfo function)
    {
        var trigger = function.GetParameters().SelectMany(parameter => parameter.GetCustomAttributes()).Select(attribute => attribute switch
        {
            BlobTriggerAttribute blob => $"blob {blob.BlobPath} in {blob.Connection}",
            QueueTriggerAttribute queue => $"queue {queue.QueueName} in {queue.Connection}",
            TimerTriggerAttribute timer => $"timer {timer.Schedule}",
            _ => null,
        }).OfType<string>().Single();
        return function.GetCustomAttribute<FixedDelayRetryAttribute>() is { } retry ? $"{trigger}, {retry.MaxRetryCount} retries after {retry.DelayInterval}" : trigger;
    }

    private static string DescribeTwin(MethodInfo twin)
    {
        var trigger = twin.GetParameters().SelectMany(parameter => parameter.GetCustomAttributes()).Select(attribute => attribute switch
        {
            Jobs.BlobTriggerAttribute blob => $"blob {blob.BlobPath} in {blob.Connection}",
            Jobs.QueueTriggerAttribute queue => $"queue {queue.QueueName} in {queue.Connection}",
            Jobs.TimerTriggerAttribute timer => $"timer {timer.ScheduleExpression}",
            _ => null,
        }).OfType<string>().Single();
        return twin.GetCustomAttribute<Jobs.FixedDelayRetryAttribute>() is { } retry ? $"{trigger}, {retry.MaxRetryCount} retries after {retry.DelayInterval}" : trigger;
    }
}
