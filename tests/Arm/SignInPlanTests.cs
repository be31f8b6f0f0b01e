using Ingot.Arm.Identity;

namespace Ingot.Tests.Arm;

/// <summary>Which ways of signing in are tried, and what is said about the others.</summary>
public sealed class SignInPlanTests
{
    static readonly Account Nobody = new("s", TenantId: null, ClientId: null, ClientSecret: null);

    static readonly Account Application = Nobody with { TenantId = "t", ClientId = "c" };

    static readonly BuildJob GitHub = Job("ACTIONS_ID_TOKEN_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_TOKEN");

    static readonly BuildJob Pipelines = Job("SYSTEM_OIDCREQUESTURI", "SYSTEM_ACCESSTOKEN", "AZURESUBSCRIPTION_SERVICE_CONNECTION_ID");

    [Fact]
    public void The_first_way_with_a_basis_is_the_only_one()
    {
        var all = Application with { ClientSecret = "x", ClientCertificateFile = "f", FederatedTokenFile = "f" };
        Assert.Equal([SignInWay.ClientSecret], SignInPlan.Of(all, GitHub).Chain);
        Assert.Equal([SignInWay.ClientCertificate], SignInPlan.Of(all with { ClientSecret = null }, GitHub).Chain);
        Assert.Equal([SignInWay.WorkloadIdentity], SignInPlan.Of(Application with { FederatedTokenFile = "f" }, GitHub).Chain);
        Assert.Equal([SignInWay.GitHubOidc], SignInPlan.Of(Application, GitHub).Chain);
        Assert.Equal([SignInWay.AzurePipelines], SignInPlan.Of(Application, Pipelines).Chain);
        Assert.Equal([SignInWay.ManagedIdentity, SignInWay.AzureCli], SignInPlan.Of(Application, BuildJob.None).Chain);
        Assert.Equal([SignInWay.ManagedIdentity, SignInWay.AzureCli], SignInPlan.Of(Nobody, GitHub).Chain);
    }

    [Fact]
    public void Every_way_outside_the_chain_has_its_reason()
    {
        var plan = SignInPlan.Of(Application with { ClientCertificateFile = "f" }, BuildJob.None);

        Assert.Equal(Enum.GetValues<SignInWay>().Length - 1, plan.Chain.Count + plan.WhyNot.Count);
        Assert.Equal("no AZURE_CLIENT_SECRET", plan.WhyNot[SignInWay.ClientSecret]);
        Assert.Equal("no --federated-token-file", plan.WhyNot[SignInWay.WorkloadIdentity]);
        Assert.Contains("id-token: write", plan.WhyNot[SignInWay.GitHubOidc], StringComparison.Ordinal);
        Assert.Equal("the client certificate comes before it", plan.WhyNot[SignInWay.AzureCli]);
        Assert.Equal("client certificate", plan.ToString());
        Assert.StartsWith("client secret: no AZURE_CLIENT_SECRET; workload identity: no ", plan.Others(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_forced_way_is_the_only_one_even_when_others_come_before_it()
    {
        var plan = SignInPlan.Of(Application with { ClientSecret = "x", Way = SignInWay.AzureCli }, GitHub);

        Assert.Equal([SignInWay.AzureCli], plan.Chain);
        Assert.Contains("--sign-in", plan.WhyNot[SignInWay.ClientSecret], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SignInWay.ClientSecret, "no AZURE_CLIENT_SECRET")]
    [InlineData(SignInWay.ClientCertificate, "no --client-certificate-file")]
    [InlineData(SignInWay.WorkloadIdentity, "no --federated-token-file")]
    [InlineData(SignInWay.GitHubOidc, "id-token: write")]
    [InlineData(SignInWay.AzurePipelines, "SYSTEM_ACCESSTOKEN")]
    public void A_forced_way_without_its_basis_is_a_mistake(SignInWay way, string why) =>
        Assert.Contains(why, Assert.Single(SignInPlan.Findings(Application with { Way = way }, BuildJob.None)).Why, StringComparison.Ordinal);

    [Fact]
    public void A_secret_without_its_application_lets_nobody_else_in()
    {
        var finding = Assert.Single(SignInPlan.Findings(Nobody with { TenantId = "t", ClientSecret = "x" }, BuildJob.None));

        Assert.Contains("no --client-id", finding.Why, StringComparison.Ordinal);
        Assert.Empty(SignInPlan.Findings(Application with { ClientSecret = "x" }, BuildJob.None));
        Assert.Empty(SignInPlan.Findings(Nobody, BuildJob.None));
    }

    static BuildJob Job(params string[] names) => BuildJob.From(name => names.Contains(name, StringComparer.Ordinal) ? "https://host.example/x" : null);
}
