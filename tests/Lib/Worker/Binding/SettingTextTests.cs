using Microsoft.Extensions.Configuration;
using SertiKesos.Worker.Binding;
using SertiKesos.Worker.Discovery;

namespace SertiKesos.Tests.Lib.Worker.Binding;

public sealed class SettingTextTests
{
    [Theory]
    [InlineData("%Rosters:Inbox%/{file}", "masuk/{file}")]
    [InlineData("%Rosters__Inbox%", "masuk")]
    [InlineData("a-%Rosters:Inbox%-%Other%", "a-masuk-lain")]
    [InlineData("plain", "plain")]
    public void Settings_are_put_in_their_place(string text, string expected) =>
        Assert.Equal(expected, SettingText.Resolve(text, "F", Configuration(("Rosters:Inbox", "masuk"), ("Other", "lain"))));

    [Fact]
    public void Missing_setting_is_named_with_its_function()
    {
        var error = Assert.Throws<InvalidOperationException>(() => SettingText.Resolve("%Nothing%", "ImportRoster", Configuration()));

        Assert.Contains("ImportRoster", error.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AzureWebJobs.Copy.Disabled", "true", true)]
    [InlineData("AzureWebJobs.Copy.Disabled", "1", true)]
    [InlineData("AzureWebJobs_Copy_Disabled", "True", true)]
    [InlineData("AzureWebJobs.Copy.Disabled", "0", false)]
    [InlineData("AzureWebJobs.Copy.Disabled", "false", false)]
    [InlineData("AzureWebJobs.Other.Disabled", "true", false)]
    public void Function_is_disabled_by_its_setting(string setting, string value, bool expected) =>
        Assert.Equal(expected, FunctionSet.IsDisabled("Copy", Configuration((setting, value))));

    private static IConfiguration Configuration(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>(s.Name, s.Value))).Build();
}
