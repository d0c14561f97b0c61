using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using SertiKesos.Platform;
using SertiKesos.Platform.Health;
using SertiKesos.Rosters.Import;
using SertiKesos.Rosters.Inbox;
using SertiKesos.Rosters.Submissions;

namespace SertiKesos.Rosters;

internal static class RosterRegistration
{
    /// <summary>Every three minutes: sooner than the message of a killed process comes back, which takes eleven.</summary>
    private const string DefaultSweepSchedule = "0 */3 * * * *";

    public static void AddRosters(this IHostApplicationBuilder builder)
    {
        builder.Configuration.AddDefault(RosterFunctions.SweepScheduleSetting, DefaultSweepSchedule);
        builder.Services.AddDrivers(RosterFunctions.Drivers);
        builder.Services.AddSingleton<SubmissionStore>();
        builder.Services.AddSingleton(RosterSteps.Default);
        builder.Services.AddSingleton<RosterImport>();
        builder.Services.AddSingleton<RosterRefusal>();
        builder.Services.AddSingleton<InboxFiles>();
        builder.Services.AddSingleton(services => ScanOptions.From(services.GetRequiredService<IConfiguration>()));
        builder.Services.AddSingleton<InboxScan>();
        builder.Services.AddSingleton<RosterInbox>();
        builder.Services.AddSingleton<RosterArrivals>();
        builder.Services.TryAddSingleton<IUploadJournal, NoUploadJournal>();
        builder.Services.AddSingleton<RosterDrop>();
        builder.Services.AddSingleton<UploadRecovery>();
        builder.Services.AddSingleton<RosterFiles>();
        builder.Services.AddSingleton<RosterResumes>();
        builder.Services.AddSingleton<RosterReleases>();
        builder.Services.AddSingleton<RosterChanges>();
        builder.Services.AddSingleton<RosterSweep>();
        builder.Services.AddSingleton<RosterRebuild>();
        builder.Services.AddSingleton<RosterReplay>();
        builder.Services.AddSingleton<RegionTurns>();
        builder.Services.AddSingleton<InboxMarks>();
        builder.Services.AddSingleton<EngineReceipts>();
        builder.Services.AddSingleton<SubmissionIdentity>();
    }
}
