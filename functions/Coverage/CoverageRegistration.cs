using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SertiKesos.Coverage.Statements;

namespace SertiKesos.Coverage;

internal static class CoverageRegistration
{
    public static void AddCoverage(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CoverageStore>();
        builder.Services.AddSingleton<StatementStore>();
    }
}
