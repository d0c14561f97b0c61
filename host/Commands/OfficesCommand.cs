using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Portal;
using SertiKesos.Reference;
using SertiKesos.Rosters.Checks;
using SertiKesos.Summaries.Outlook;
using SertiKesos.Time;

namespace SertiKesos.Hosting.Commands;

/// <summary>The verb <c>offices</c>: how every office stands, one line each.</summary>
internal static class OfficesCommand
{
    public static Command Create(Caller caller)
    {
        var province = Words.Text("--province", "32", "hanya kantor di provinsi ini")
            .Checked(text => text is [>= '0' and <= '9', >= '0' and <= '9'], text => $"Provinsi \"{text}\" tidak dikenal. Tulis kodenya, seperti --province 32.");
        var period = Words.Text("--period", "2026-11", "periode; tanpa ini yang sedang dilaporkan")
            .Checked(text => Period.TryParseAsked(text, out _), _ => "Periode tidak dapat dibaca. Tulis seperti --period 2026-11.");
        var offices = new Command("offices", "Keadaan semua kantor: lapor, orang, cakupan, dan kiriman yang belum selesai.") { province, period };
        offices.SetAction((parsed, cancel) => ToolHost.RunAsync(
            services => RunAsync(parsed.GetValue(period), parsed.GetValue(province), services, caller, cancel), caller.Error, cancel));
        return offices;
    }

    private static async Task<int> RunAsync(string? asked, string? province, IServiceProvider services, Caller caller, CancellationToken cancel)
    {
        if (province is not null && !(await services.GetRequiredService<RulesSource>().RegionsAsync(cancel)).Provinces.Any(known => known.Code == province))
        {
            await caller.Error.WriteLineAsync($"Provinsi {province} tidak dikenal. Tulis kodenya, seperti --province 32.");
            return Usage.WrongUse;
        }

        var board = services.GetRequiredService<OfficeBoard>();
        var period = Period.TryParseAsked(asked, out var said) ? said : await board.CurrentPeriodAsync(cancel);
        if (period.FirstDay > services.GetRequiredService<TimeProvider>().TodayAt(IndonesianZone.Wib))
        {
            await caller.Error.WriteLineAsync("Periode itu belum mulai. Tulis --period paling lambat bulan ini.");
            return Usage.WrongUse;
        }

        var overview = await board.LoadAsync(period, province, cancel);
        foreach (var office in overview.Offices)
        {
            await caller.Output.WriteLineAsync(Line(office));
        }

        await caller.Output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{overview.Period}: {overview.Completeness.Reported} dari {overview.Completeness.Expected} kantor lapor, {overview.Completeness.OnTime} tepat waktu."));
        return Usage.Success;
    }

    private static string Line(OfficeLine office)
    {
        var people = office.States is { } states
            ? string.Create(CultureInfo.InvariantCulture, $"{states.People} orang, {states.Certified} bersertifikat ({states.Share:P1})")
            : "belum ada data";
        var submission = office.Submission is { } found && (found.Open > 0 || found.Glance.State is SubmissionState.Refused or SubmissionState.NeedsFixing)
            ? $"  {found.Glance.State.Code()} sejak {found.Glance.ChangedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}{(found.IsStuck ? " TIDAK BERGERAK" : "")}"
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{office.Region.Code}  {OutlookTexts.Label(office.Completeness),-18}  {office.AcceptedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-",-10}  {people}  {office.Region.Name}{submission}");
    }
}
