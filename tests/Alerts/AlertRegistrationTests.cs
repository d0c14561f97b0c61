using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Coverage.Statements;
using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.Platform;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Reference;
using SertiKesos.Registers;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Alerts;

public sealed class AlertRegistrationTests
{
    [Fact]
    public void Every_use_case_can_be_made()
    {
        using var provider = Provider([]);

        Assert.All(
            [typeof(AlertScheduling), typeof(AlertScan), typeof(AlertDelivery), typeof(AlertRehearsal), typeof(AlertSwitch), typeof(AlertOptOuts)],
            type => Assert.NotNull(provider.GetRequiredService(type)));
    }

    [Fact]
    public void Settings_are_bound_by_their_names()
    {
        using var provider = Provider(new()
        {
            ["Alerts:SmtpHost"] = "smtp.contoh.id",
            ["Alerts:From"] = "a@contoh.id",
            ["Alerts:PerHour"] = "50",
            ["Alerts:Opens"] = "09:30",
            ["Alerts:Offices:32.77:Phone"] = "(022) 0000000",
        });

        var options = provider.GetRequiredService<IOptions<AlertOptions>>().Value;

        Assert.Equal(("smtp.contoh.id", 50, new TimeOnly(9, 30)), (options.SmtpHost, options.PerHour, options.Opens));
        Assert.Equal("(022) 0000000", options.Offices["32.77"].Phone);
    }

    [Fact]
    public void Wrong_settings_are_refused_with_what_to_do()
    {
        using var provider = Provider(new() { ["Alerts:SmtpHost"] = "smtp.contoh.id" });

        var failure = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<AlertOptions>>().Value);

        Assert.Equal([AlertTexts.OptionFromMissing], failure.Failures);
    }

    private static ServiceProvider Provider(Dictionary<string, string?> settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Configuration.AddInMemoryCollection([new(StorageAccess.Setting, "UseDevelopmentStorage=true"), new(ProtectionSettings.KeyFileSetting, "~/none.json")]);
        builder.AddPlatform();
        builder.Services.Replace(ServiceDescriptor.Singleton(new EnvelopeCipher(TestKeys.Ring)));
        builder.Services.Replace(ServiceDescriptor.Singleton(TestKeys.Ring.Index));
        builder.Services.Replace(ServiceDescriptor.Singleton<IKeyRings>(TestKeys.Ring));
        builder.AddInstitutions();
        builder.AddPeople();
        builder.AddReference();
        builder.Services.AddSingleton<RegisterStore>();
        builder.Services.AddSingleton<StatementStore>();
        builder.AddAlerts();
        return builder.Services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
