using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SertiKesos.Coverage;

internal static class CoverageRegistration
{
    public static void AddCoverage(this IHostApplicationBuilder builder) => builder.Services.AddSingleton<CoverageStore>();
}
