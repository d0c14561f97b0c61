using Microsoft.Extensions.DependencyInjection;

namespace SertiKesos.Platform.Health;

internal static class WorkRegistration
{
    /// <summary>Makes a feature's drivers known to whoever watches them.</summary>
    public static void AddDrivers(this IServiceCollection services, IEnumerable<WorkDriver> drivers)
    {
        foreach (var driver in drivers)
        {
            services.AddSingleton(driver);
        }
    }
}
