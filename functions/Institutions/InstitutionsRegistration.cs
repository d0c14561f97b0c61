using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SertiKesos.Platform;

namespace SertiKesos.Institutions;

internal static class InstitutionsRegistration
{
    public const string AccreditationMonthsSetting = "Institutions:AccreditationMonths";
    public const string DueDaysSetting = "Institutions:DueDays";

    public static void AddInstitutions(this IHostApplicationBuilder builder) =>
        builder.Services.AddSingleton(services => Rules(services.GetRequiredService<IConfiguration>()));

    private static InstitutionRules Rules(IConfiguration configuration)
    {
        var standard = InstitutionRules.Default;
        var rules = new InstitutionRules(
            configuration.GetValue(AccreditationMonthsSetting, standard.AccreditationMonths),
            configuration.GetValue(DueDaysSetting, standard.DueDays));
        return rules is { AccreditationMonths: > 0 and <= 600, DueDays: >= 0 and <= 3650 }
            ? rules
            : throw new SetupException(
                $"Pengaturan {AccreditationMonthsSetting} harus 1–600 (bulan) dan {DueDaysSetting} 0–3650 (hari). Perbaiki, lalu jalankan lagi.");
    }
}
