using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Planning;
using SertiKesos.Rights;

namespace SertiKesos;

/// <summary>Joins the rights of a person with the alerts, which do not know of each other.</summary>
internal static class RightsComposition
{
    public static void AddAlertsOfPeople(this IServiceCollection services) => services.AddSingleton(provider => Of(
        provider.GetRequiredService<AlertLedger>(), provider.GetRequiredService<AlertOptOuts>(), provider.GetRequiredService<AlertKeys>()));

    public static PersonAlerts Of(AlertLedger ledger, AlertOptOuts optOuts, AlertKeys keys) => new(
        async (region, people, cancel) =>
        {
            var held = new List<HeldAlert>();
            foreach (var person in people)
            {
                held.AddRange((await ledger.ListAsync(region, keys.Person(person), cancel))
                    .Select(entry => new HeldAlert(entry.Step, entry.State.ToString(), entry.ChangedAt)));
            }

            return held;
        },
        async (region, people, emails, cancel) =>
        {
            var removed = 0;
            foreach (var person in people)
            {
                foreach (var entry in await ledger.ListAsync(region, keys.Person(person), cancel))
                {
                    await ledger.RemoveAsync(entry, cancel);
                    removed++;
                }
            }

            foreach (var email in emails)
            {
                if (AlertAddress.TryParse(email, out var address))
                {
                    await optOuts.ResumeAsync(address, cancel);
                }
            }

            return removed;
        },
        async (region, before, cancel) =>
        {
            var removed = 0;
            foreach (var entry in (await ledger.ListAsync(region, cancel)).Where(entry => !entry.State.IsOpen() && entry.ChangedAt < before))
            {
                await ledger.RemoveAsync(entry, cancel);
                removed++;
            }

            return removed;
        });
}
