using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SertiKesos.Reference;

internal static class ReferenceRegistration
{
    public static void AddReference(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReferenceStore>();
        builder.Services.AddSingleton<RulesSource>();
        builder.Services.AddSingleton<ReferenceStart>();
    }
}
