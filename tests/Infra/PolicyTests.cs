using SertiKesos.Infra.Policies;
using SertiKesos.Tests.Support;

namespace SertiKesos.Infra;

/// <summary>Every policy holds of every environment, and of the one in which all switches are thrown.</summary>
public sealed class PolicyTests
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var policy in Policy.All)
        {
            foreach (var environment in Deployment.Environments)
            {
                cases.Add(environment, policy.Name);
            }
        }

        return cases;
    }

    [CompilerTheory]
    [MemberData(nameof(Cases))]
    public void It_holds(string environment, string policy) =>
        Assert.Empty(Policy.All.Single(one => one.Name == policy).Broken(Deployment.In(environment)));

    [CompilerFact]
    public void Both_plans_and_both_networks_are_among_the_environments()
    {
        var all = Deployment.Environments.Select(Deployment.In).ToList();

        Assert.Contains(all, deployment => deployment.IsPremium);
        Assert.Contains(all, deployment => !deployment.IsPremium && !deployment.Of("Microsoft.Network/privateEndpoints").Any());
        Assert.Contains(all, deployment => !deployment.IsPremium && deployment.Of("Microsoft.Network/privateEndpoints").Any());
        Assert.Contains(all, deployment => deployment.AppSettings.Values.Any(value => value.Contains("@Microsoft.KeyVault", StringComparison.Ordinal)));
        Assert.Contains(all, deployment => deployment.Of("Microsoft.Web/sites/config").Any(config => Deployment.LastName(config) == "authsettingsV2"));
    }

    [Fact]
    public void Schedules_and_retention_are_the_defaults_of_the_sample()
    {
        using var sample = System.Text.Json.JsonDocument.Parse(Repository.Read("local.settings.sample.json"));
        var text = Repository.Read("infra", "settings.bicep");

        foreach (var setting in sample.RootElement.GetProperty("Values").EnumerateObject().Where(setting => setting.Name.EndsWith("Schedule", StringComparison.Ordinal)))
        {
            Assert.Contains($"{setting.Name}: '{setting.Value}'", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Rules_and_board_know_the_metrics_that_the_program_measures()
    {
        using var rules = System.Text.Json.JsonDocument.Parse(Repository.Read("infra", "observability", "alerts.json"));
        var listed = rules.RootElement.GetProperty("metrics").EnumerateArray().Select(metric => metric.GetString()!).ToList();
        var shown = WatchPolicies.MetricsIn(Repository.Read("infra", "observability", "workbook.json")).Select(metric => metric.Value).Distinct();

        var measured = Repository.Sources("functions").SelectMany(file => WatchPolicies.MetricsIn(File.ReadAllText(file)).Select(metric => metric.Value)).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(WatchPolicies.Metrics.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.Empty(listed.Except(measured));
        Assert.Empty(shown.Except(listed));
    }
}
