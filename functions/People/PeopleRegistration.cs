using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SertiKesos.Platform.Hosting;
using SertiKesos.Platform.Protection;
using SertiKesos.Registers;
using SertiKesos.Registers.Matching;

namespace SertiKesos.People;

internal static class PeopleRegistration
{
    public const string ValidityMonthsSetting = "Certificates:ValidityMonths";
    public const string DueDaysSetting = "Certificates:DueDays";
    public const string HoldSection = "Rosters:Hold";

    public static void AddPeople(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => Rules(services.GetRequiredService<IConfiguration>()));
        builder.Services.AddSingleton(services => Hold(services.GetRequiredService<IConfiguration>()));
        builder.Services.AddSingleton<RegisterStore>();
        builder.Services.AddSingleton<IProtectedStore, ProtectedRegisters>();
        builder.Services.AddSingleton<PeopleIndexStore>();
        builder.Services.AddSingleton<PeopleMatching>();
    }

    private static HoldRules Hold(IConfiguration configuration)
    {
        var standard = HoldRules.Default;
        var rules = new HoldRules(
            configuration.GetValue($"{HoldSection}:MissingPeople", standard.MissingPeople),
            configuration.GetValue($"{HoldSection}:MissingShare", standard.MissingShare),
            configuration.GetValue($"{HoldSection}:DatePeople", standard.DatePeople),
            configuration.GetValue($"{HoldSection}:DateShare", standard.DateShare));
        return rules is { MissingPeople: >= 0, MissingShare: >= 0 and <= 1, DatePeople: >= 0, DateShare: >= 0 and <= 1 }
            ? rules
            : throw new LocalToolException(
                "Pengaturan Rosters:Hold: MissingPeople dan DatePeople harus 0 atau lebih, MissingShare dan DateShare antara 0 dan 1. Perbaiki, lalu jalankan lagi.");
    }

    private static CertificateRules Rules(IConfiguration configuration)
    {
        var standard = CertificateRules.Default;
        var rules = new CertificateRules(
            configuration.GetValue(ValidityMonthsSetting, standard.ValidityMonths),
            configuration.GetValue(DueDaysSetting, standard.DueDays));
        return rules is { ValidityMonths: > 0 and <= 600, DueDays: >= 0 and <= 3650 }
            ? rules
            : throw new LocalToolException(
                $"Pengaturan {ValidityMonthsSetting} harus 1–600 (bulan) dan {DueDaysSetting} 0–3650 (hari). Perbaiki, lalu jalankan lagi.");
    }
}
