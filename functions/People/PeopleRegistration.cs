using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SertiKesos.Platform;

namespace SertiKesos.People;

internal static class PeopleRegistration
{
    public const string ValidityMonthsSetting = "Certificates:ValidityMonths";
    public const string DueDaysSetting = "Certificates:DueDays";

    public static void AddPeople(this IHostApplicationBuilder builder) =>
        builder.Services.AddSingleton(services => Rules(services.GetRequiredService<IConfiguration>()));

    private static CertificateRules Rules(IConfiguration configuration)
    {
        var standard = CertificateRules.Default;
        var rules = new CertificateRules(
            configuration.GetValue(ValidityMonthsSetting, standard.ValidityMonths),
            configuration.GetValue(DueDaysSetting, standard.DueDays));
        return rules is { ValidityMonths: > 0 and <= 600, DueDays: >= 0 and <= 3650 }
            ? rules
            : throw new SetupException(
                $"Pengaturan {ValidityMonthsSetting} harus 1–600 (bulan) dan {DueDaysSetting} 0–3650 (hari). Perbaiki, lalu jalankan lagi.");
    }
}
