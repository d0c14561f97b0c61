using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SertiKesos.Platform.Protection;

namespace SertiKesos.Registers;

internal static class RegisterRegistration
{
    public static void AddRegisters(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<KeptActs>();
        builder.Services.AddSingleton<IProtectedStore>(services => services.GetRequiredService<KeptActs>());
        builder.Services.AddSingleton<CountedRegisters>();
        builder.Services.AddSingleton<OfficeActs>();
    }
}
