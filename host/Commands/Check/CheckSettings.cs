using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SertiKesos.Hosting.Local;
using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.Platform;
using SertiKesos.Reference;
using SertiKesos.Regions;

namespace SertiKesos.Hosting.Commands.Check;

/// <summary>What a check counts by.</summary>
internal sealed record CheckRules(CertificateRules Certificates, InstitutionRules Institutions)
{
    public static CheckRules Default { get; } = new(CertificateRules.Default, InstitutionRules.Default);

    /// <summary>The same with the shipped tables, for all files of a folder.</summary>
    public RulesInForce InForce() => new(Certificates, Institutions, ReferenceData.Shipped, RegionCatalog.Shipped);
}

/// <summary>
/// The rules that the service would use here: <c>local.settings.json</c> of the folder, overridden by environment
/// variables. Nothing is started and no storage is asked.
/// </summary>
internal static class CheckSettings
{
    /// <exception cref="SetupException">A setting makes no sense.</exception>
    public static CheckRules Read(string folder)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true, ContentRootPath = folder });
        LocalSettings.AddTo(builder.Configuration, folder);
        builder.Configuration.AddEnvironmentVariables();
        builder.AddPeople();
        builder.AddInstitutions();
        using var services = builder.Services.BuildServiceProvider();
        return new CheckRules(services.GetRequiredService<CertificateRules>(), services.GetRequiredService<InstitutionRules>());
    }
}
