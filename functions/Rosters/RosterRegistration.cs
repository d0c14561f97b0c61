using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SertiKesos.Rosters;

internal static class RosterRegistration
{
    public static void AddRosters(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SubmissionStore>();
        builder.Services.AddSingleton<RosterImport>();
        builder.Services.AddSingleton<RosterInbox>();
        builder.Services.AddSingleton<RosterDrop>();
    }
}
