using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SertiKesos.Registers;

internal static class RegisterRegistration
{
    public static void AddRegisters(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CountedRegisters>();
        builder.Services.AddSingleton<OfficeActs>();
    }
}
