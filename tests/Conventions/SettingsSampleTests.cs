using System.Reflection;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Answers;
using SertiKesos.Alerts.Channels.Sms;
using SertiKesos.Alerts.Channels.WhatsApp;
using SertiKesos.Hosting.Engine;
using SertiKesos.Institutions;
using SertiKesos.Notices;
using SertiKesos.People;
using SertiKesos.Platform;
using SertiKesos.Platform.Limits;
using SertiKesos.Platform.Logging;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Platform.Telemetry;
using SertiKesos.Registers;
using SertiKesos.Rights;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Inbox;
using SertiKesos.Summaries;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Conventions;

public sealed class SettingsSampleTests
{
    private static readonly Dictionary<string, string?> Sample = Read();

    [Fact]
    public void The_sample_lists_every_setting_and_nothing_else() =>
        Assert.Equal(
            Names().Order(StringComparer.Ordinal),
            Sample.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void The_sample_shows_the_defaults()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Sample).Build();

        Assert.Equivalent(new AlertOptions(), configuration.GetSection(AlertOptions.Section).Get<AlertOptions>());
        Assert.Equivalent(new NoticeOptions(), configuration.GetSection(NoticeOptions.Section).Get<NoticeOptions>());
        Assert.Equivalent(new LimitOptions(), configuration.GetSection(LimitOptions.Section).Get<LimitOptions>());
        Assert.Equivalent(new RetentionOptions(), configuration.GetSection(RetentionOptions.Section).Get<RetentionOptions>());
        Assert.Equivalent(new SummaryOptions(), configuration.GetSection(SummaryOptions.Section).Get<SummaryOptions>());
        Assert.Equal(new ScanOptions(false), ScanOptions.From(configuration));
        Assert.Equal(CertificateRules.Default.ValidityMonths, configuration.GetValue<int>(PeopleRegistration.ValidityMonthsSetting));
        Assert.Equal(CertificateRules.Default.DueDays, configuration.GetValue<int>(PeopleRegistration.DueDaysSetting));
        Assert.Equal(InstitutionRules.Default.AccreditationMonths, configuration.GetValue<int>(InstitutionsRegistration.AccreditationMonthsSetting));
        Assert.Equal(InstitutionRules.Default.DueDays, configuration.GetValue<int>(InstitutionsRegistration.DueDaysSetting));
    }

    /// <summary>The Functions host resolves them from app settings alone; the defaults of the app do not reach it.</summary>
    [Fact]
    public void Every_setting_that_a_trigger_names_is_in_the_sample_as_an_app_setting()
    {
        var named = HttpFunctions.Functions()
            .SelectMany(function => function.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<TimerTriggerAttribute>()?.Schedule)
            .OfType<string>()
            .Select(schedule => schedule.Trim('%'))
            .Distinct()
            .ToList();

        Assert.NotEmpty(named);
        Assert.All(named, setting => Assert.Matches(@"^\d", Sample[setting]));
        Assert.DoesNotContain(Repository.Read("local.settings.sample.json").Split('"'), text => text.Contains(':', StringComparison.Ordinal) && named.Contains(text));
    }

    /// <summary>Contacts per office and per training centre, and addresses per province and office, are lists that an installation fills; the sample has none.</summary>
    private static IEnumerable<string> Names() =>
    [
        StorageAccess.Setting,
        StorageAccess.DataConnection,
        "FUNCTIONS_WORKER_RUNTIME",
        TelemetrySettings.Endpoint,
        TelemetrySettings.Protocol,
        TelemetrySettings.MonitorConnection,
        TelemetrySettings.MonitorAuthentication,
        TelemetrySettings.OwnMonitorConnection,
        TelemetrySettings.OwnMonitorAuthentication,
        LogFormat.Setting,
        PlatformRegistration.KeyFileSetting,
        ProtectionSettings.VaultKeySetting,
        ProtectionSettings.IndexSecretSetting,
        PeopleRegistration.ValidityMonthsSetting,
        PeopleRegistration.DueDaysSetting,
        InstitutionsRegistration.AccreditationMonthsSetting,
        InstitutionsRegistration.DueDaysSetting,
        .. Properties<HoldRules>(RegisterRegistration.HoldSection),
        ScanOptions.WaitSetting,
        RosterFunctions.SweepScheduleSetting,
        SummaryFunctions.SweepScheduleSetting,
        SummaryFunctions.ScheduleSetting,
        AlertFunctions.ScheduleSetting,
        ReplyFunctions.ScheduleSetting,
        NoticeFunctions.ScheduleSetting,
        RightsFunctions.ScheduleSetting,
        .. Properties<RetentionOptions>(RetentionOptions.Section),
        .. Properties<SummaryOptions>(SummaryOptions.Section),
        .. Properties<AlertOptions>(AlertOptions.Section),
        .. Properties<ImapOptions>(ImapOptions.Section),
        .. Properties<WhatsAppOptions>(WhatsAppOptions.Section),
        .. Properties<SmsOptions>(SmsOptions.Section),
        .. Properties<NoticeOptions>(NoticeOptions.Section),
        .. Properties<LimitOptions>(LimitOptions.Section),
    ];

    private static IEnumerable<string> Properties<T>(string section) =>
        typeof(T).GetProperties().Where(property => property.CanWrite).Select(property => $"{section}:{property.Name}");

    private static Dictionary<string, string?> Read()
    {
        using var document = JsonDocument.Parse(Repository.Read("local.settings.sample.json"));
        return document.RootElement.GetProperty("Values").EnumerateObject().ToDictionary(value => value.Name.Replace("__", ":", StringComparison.Ordinal), value => value.Value.GetString());
    }
}
