using SertiKesos.Pages.Offices;
using SertiKesos.Rosters.Reading;

namespace SertiKesos.Tests.Portal.Pages;

public sealed class UploadFormTests
{
    [Fact]
    public void The_form_tells_the_limit_that_the_service_holds() => Assert.Equal(RosterGate.MaxBytes, UploadForm.MostBytes);
}
