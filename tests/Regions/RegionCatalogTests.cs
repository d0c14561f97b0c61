using SertiKesos.Regions;
using SertiKesos.Time;

namespace SertiKesos.Tests.Regions;

public sealed class RegionCatalogTests
{
    [Fact]
    public void There_are_514_regions_in_38_provinces()
    {
        Assert.Equal(514, RegionCatalog.Shipped.All.Count);
        Assert.Equal(38, RegionCatalog.Shipped.Provinces.Count);
        Assert.Equal(416, RegionCatalog.Shipped.All.Count(region => region.Kind == RegionKind.Kabupaten));
        Assert.Equal(98, RegionCatalog.Shipped.All.Count(region => region.Kind == RegionKind.Kota));
    }

    [Fact]
    public void Codes_are_unique_and_in_order()
    {
        var codes = RegionCatalog.Shipped.All.Select(region => region.Code).ToList();

        Assert.Equal(codes.Distinct().Order(), codes);
    }

    [Fact]
    public void Counts_of_districts_and_villages_agree_with_the_decree()
    {
        Assert.Equal(7285, RegionCatalog.Shipped.All.Sum(region => region.Kecamatan));
        Assert.Equal(8496, RegionCatalog.Shipped.All.Sum(region => region.Kelurahan));
        Assert.Equal(75266, RegionCatalog.Shipped.All.Sum(region => region.Desa));
    }

    [Theory]
    [InlineData("32.77", "Kota Cimahi", "Jawa Barat", 15, 0)]
    [InlineData("32.17", "Kabupaten Bandung Barat", "Jawa Barat", 0, 165)]
    [InlineData("34.71", "Kota Yogyakarta", "Daerah Istimewa Yogyakarta", 45, 0)]
    public void The_regions_of_the_articles_are_known(string code, string name, string province, int kelurahan, int desa)
    {
        var region = RegionCatalog.Shipped.Find(RegionCode.Parse(code));

        Assert.NotNull(region);
        Assert.Equal(name, region.Name);
        Assert.Equal(province, region.Province.Name);
        Assert.Equal(kelurahan, region.Kelurahan);
        Assert.Equal(desa, region.Desa);
    }

    [Theory]
    [InlineData("32.77", "WIB")]
    [InlineData("51.71", "WITA")]
    [InlineData("64.71", "WITA")]
    [InlineData("81.71", "WIT")]
    [InlineData("91.71", "WIT")]
    public void Every_region_has_the_zone_of_its_province(string code, string zone) =>
        Assert.Equal(zone, RegionCatalog.Shipped.Find(RegionCode.Parse(code))!.Zone.Name());

    [Fact]
    public void Only_the_first_training_centre_is_confirmed() =>
        Assert.Equal(["I"], RegionCatalog.Shipped.All.Where(region => region.BbppksConfirmed).Select(region => region.Bbppks).Distinct());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("3277")]
    [InlineData("32,77")]
    [InlineData("32.7")]
    [InlineData("32.777")]
    [InlineData("ab.cd")]
    [InlineData("٣٢.٧٧")] // Arabic digits
    public void What_is_no_code_is_refused(string? text) => Assert.False(RegionCode.TryParse(text, out _));
}
