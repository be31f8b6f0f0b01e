using Azure;
using Azure.Identity;

namespace Ingot.Tests.Emulator.Arm;

public sealed class SignInTests
{
    [Theory]
    [InlineData("secret", "AADSTS7000215")]
    [InlineData("client", "AADSTS700016")]
    [InlineData("tenant", "AADSTS90002")]
    public async Task The_credential_of_the_sdk_names_what_is_wrong(string wrong, string code)
    {
        await using var azure = await EmulatedAzure.StartAsync();
        const string other = "12345678-1234-1234-1234-123456789012";
        var client = azure.NewClient(
            wrong == "secret" ? "not-it" : null,
            wrong == "client" ? other : null,
            wrong == "tenant" ? other : null);
        var failure = await Assert.ThrowsAsync<AuthenticationFailedException>(async () =>
            await client.GetDefaultSubscriptionAsync(EmulatedAzure.Cancellation));
        Assert.Contains(code, failure.InnerException?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("client_secret", "wrong", "401 invalid_client")]
    [InlineData("client_id", "12345678-1234-1234-1234-123456789012", "400 unauthorized_client")]
    [InlineData("scope", "https://nowhere.example/.default", "400 invalid_resource")]
    [InlineData("grant_type", "password", "400 unsupported_grant_type")]
    public async Task The_token_service_refuses_as_oauth_says(string field, string value, string refusal)
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var form = Form(azure);
        form[field] = value;
        var answer = await azure.PostFormAsync($"/{azure.Options.TenantId}/oauth2/v2.0/token", form);
        Assert.Equal(refusal, $"{answer.Status} {answer.Text("error")}");
    }

    [Fact]
    public async Task The_first_version_answers_numbers_as_strings_and_ad_fs_does_not()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var form = Form(azure);
        form.Remove("scope");
        form["resource"] = "https://management.core.windows.net/";
        foreach (var path in (string[])["/adfs/oauth2/token", $"/{azure.Options.TenantId}/oauth2/token"])
        {
            var answer = await azure.PostFormAsync(path, form);
            Assert.Equal(path.StartsWith("/adfs", StringComparison.Ordinal) ? "3599" : "\"3599\"", answer.Find("expires_in")?.ToJsonString());
            Assert.Equal(200, (await AskAsync(azure, answer.Text("access_token"))).Status);
        }
    }

    [Fact]
    public async Task Ad_fs_takes_the_resource_in_the_scope()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var answer = await azure.PostFormAsync("/adfs/oauth2/token", Form(azure));
        Assert.Equal(200, (await AskAsync(azure, answer.Text("access_token"))).Status);
        Assert.Equal(400, (await azure.PostFormAsync($"/{azure.Options.TenantId}/oauth2/token", Form(azure))).Status);
    }

    [Fact]
    public async Task Resource_manager_wants_a_good_token_for_itself()
    {
        var time = new AdjustableTime();
        await using var azure = await EmulatedAzure.StartAsync(EmulatedAzure.NewOptions() with { Time = time });
        Assert.Equal("401 AuthenticationFailed", (await AskAsync(azure, "")).Refusal);
        Assert.Equal("401 InvalidAuthenticationToken", (await AskAsync(azure, "not.a.token")).Refusal);
        var token = await azure.TokenAsync();
        Assert.Equal("401 InvalidAuthenticationToken", (await AskAsync(azure, token[..^4] + "AAAA")).Refusal);
        var answer = await AskAsync(azure, await azure.TokenAsync("https://vault.azure.net/.default"));
        Assert.Equal("401 InvalidAuthenticationTokenAudience", answer.Refusal);
        Assert.StartsWith("Bearer authorization_uri=", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
        Assert.Equal(200, (await AskAsync(azure, token)).Status);
        time.Ahead = TimeSpan.FromHours(2);
        Assert.Equal("401 ExpiredAuthenticationToken", (await AskAsync(azure, token)).Refusal);
    }

    [Fact]
    public async Task Any_spelling_of_the_audience_is_accepted()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        foreach (var scope in (string[])
            ["https://management.azure.com//.default", "https://management.core.windows.net/.default", azure.Server.Endpoint + ".default"])
            Assert.Equal(200, (await AskAsync(azure, await azure.TokenAsync(scope))).Status);
    }

    [Fact]
    public async Task Metadata_has_the_new_and_the_old_shape()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        var modern = (await azure.SendAsync("GET", "/metadata/endpoints?api-version=2022-09-01", token: "")).Body?.AsArray()[0];
        Assert.Equal(azure.Server.Endpoint.ToString(), modern?["authentication"]?["loginEndpoint"]?.ToString());
        Assert.Equal(azure.Server.Endpoint.ToString(), modern?["resourceManager"]?.ToString());
        var old = await azure.SendAsync("GET", "/metadata/endpoints?api-version=2015-01-01", token: "");
        Assert.Equal(azure.Server.Endpoint + "adfs", old.Text("authentication", "loginEndpoint"));
    }

    [Fact]
    public async Task A_client_that_trusts_nothing_extra_is_turned_away()
    {
        await using var azure = await EmulatedAzure.StartAsync();
        using var http = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(azure.Server.Endpoint, EmulatedAzure.Cancellation));
    }

    static Task<RawAnswer> AskAsync(EmulatedAzure azure, string token) =>
        azure.SendAsync("GET", $"/subscriptions/{EmulatedAzure.Subscription}?api-version=2022-12-01", token: token);

    static Dictionary<string, string> Form(EmulatedAzure azure) => new(StringComparer.Ordinal)
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = azure.Options.ClientId,
        ["client_secret"] = azure.Options.ClientSecret,
        ["scope"] = "https://management.azure.com/.default",
    };
}
