using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SertiKesos.Platform;
using SertiKesos.Platform.Protection;
using SertiKesos.Registers.Matching;

namespace SertiKesos.Registers;

internal static class RegisterRegistration
{
    public const string HoldSection = "Rosters:Hold";

    public static void AddRegisters(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => Hold(services.GetRequiredService<IConfiguration>()));
        builder.Services.AddSingleton<RegisterStore>();
        builder.Services.AddSingleton<IProtectedStore, ProtectedRegisters>();
        builder.Services.AddSingleton<PeopleIndexStore>();
        builder.Services.AddSingleton<PeopleMatching>();
        builder.Services.AddSingleton<KeptActs>();
        builder.Services.AddSingleton<IProtectedStore>(services => services.GetRequiredService<KeptActs>());
        builder.Services.AddSingleton<CountedRegisters>();
        builder.Services.AddSingleton<OfficeActs>();
        builder.Services.AddSingleton<ReferenceChange>();
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
            : throw new SetupException(
                "Pengaturan Rosters:Hold: MissingPeople dan DatePeople harus 0 atau lebih, MissingShare dan DateShare antara 0 dan 1. Perbaiki, lalu jalankan lagi.");
    }
}
