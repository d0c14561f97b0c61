using SertiKesos.Portal;
using SertiKesos.Regions;

namespace SertiKesos.Tests.Portal;

public sealed class AccessKeyTests
{
    [Theory]
    [InlineData("Office", "32.77", true, true)]
    [InlineData("Office", "32.17", false, true)]
    [InlineData("Province", "32", true, false)]
    [InlineData("Province", "33", false, false)]
    [InlineData("Ministry", "", true, false)]
    [InlineData("Operator", "", true, true)]
    public void Keys_see_and_submit_by_their_role(string role, string scope, bool sees, bool submits)
    {
        var key = new AccessKey(Enum.Parse<AccessRole>(role), scope, DateTimeOffset.MaxValue, Revoked: false);

        Assert.Equal((sees, submits), (key.MaySee(RegionCode.Parse("32.77")), key.MaySubmit));
    }
}
