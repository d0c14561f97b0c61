using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SertiKesos;
using SertiKesos.Platform;
using SertiKesos.Platform.Logging;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Platform.Telemetry;

var builder = FunctionsApplication.CreateBuilder(args);
// In this order: each step stands around those that follow.
builder.UseMiddleware<FailureBoundary>();
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<AnswerHeaders>();
builder.UseMiddleware<HttpFailures>();
builder.Services.AddSingleton(services => StorageAccess.Apart(services.GetRequiredService<IConfiguration>()));
builder.AddSertiKesos();
if (TelemetrySettings.Of(builder.Configuration).IsOn)
{
    // The Functions host then sends nothing of ours a second time.
    builder.Services.AddOpenTelemetry().UseFunctionsWorkerDefaults();
}

if (builder.Environment.IsDevelopment() && string.IsNullOrEmpty(builder.Configuration[ProtectionSettings.KeyFileSetting]))
{
    // Core Tools runs the app from a folder that the next build replaces.
    builder.Configuration[ProtectionSettings.KeyFileSetting] = "~/.sertikesos/keys.json";
}

try
{
    using var host = builder.Build();
    await host.PrepareAsync(CancellationToken.None);
    await host.RunAsync();
    return 0;
}
catch (SetupException wrong)
{
    // The Functions host shows what a worker wrote last: one sentence helps more than a stack.
    await Console.Error.WriteLineAsync(LogRedaction.Clean(wrong.Message));
    return 1;
}
