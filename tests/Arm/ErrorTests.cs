using Azure;
using Ingot.Arm.Errors;

namespace Ingot.Tests.Arm;

/// <summary>What Azure says, in words.</summary>
public sealed class ErrorTests
{
    static readonly (string, string)[] Ids = [("x-ms-correlation-request-id", "corr-1"), ("x-ms-request-id", "req-2")];

    [Fact]
    public void The_innermost_cause_comes_first_and_the_chain_and_both_ids_are_kept()
    {
        const string body = """
            {"error":{"code":"DeploymentFailed","message":"At least one resource deployment operation failed.","details":[
              {"code":"ResourceDeploymentFailure","message":"The resource ended in state 'Failed'.","details":[
                {"code":"SkuNotAvailable","message":"The requested size is currently not available in location 'westeurope'."}]}]}}
            """;

        var fault = ArmFault.From("create VM bake", new ErrorAnswer(409, body, Ids).Thrown);

        Assert.Equal("SkuNotAvailable", fault.Code);
        Assert.StartsWith("The requested size is currently not available in location 'westeurope'.", fault.Why, StringComparison.Ordinal);
        Assert.Contains("SkuNotAvailable in ResourceDeploymentFailure in DeploymentFailed", fault.Why, StringComparison.Ordinal);
        Assert.Contains("correlation id corr-1, request id req-2", fault.ToString(), StringComparison.Ordinal);
        Assert.Contains("--vm-size", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_a_deployment_hands_on_as_text_is_unfolded_too()
    {
        const string body = """
            {"error":{"code":"InvalidTemplateDeployment","message":"See inner errors.","details":[{"code":"Conflict",
              "message":"{\"error\":{\"code\":\"ZonalAllocationFailed\",\"message\":\"Allocation failed in zone 1.\"}}"}]}}
            """;

        var error = ArmError.From(new ErrorAnswer(400, body).Thrown);

        Assert.Equal(ErrorKind.Capacity, error?.Kind);
        Assert.Equal("ZonalAllocationFailed", error?.Code);
    }

    [Fact]
    public void Several_causes_are_all_said()
    {
        const string body = """
            {"error":{"code":"MultipleErrorsOccurred","message":"Multiple error occurred.","details":[
              {"code":"InvalidParameter","message":"First."},{"code":"QuotaExceeded","message":"Second."}]}}
            """;

        var fault = ArmFault.From("create", new ErrorAnswer(400, body).Thrown);

        Assert.StartsWith("First. Second.", fault.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void An_operation_not_allowed_with_a_quota_text_is_a_quota()
    {
        const string body = """
            {"error":{"code":"OperationNotAllowed","message":"Operation could not be completed as it results in exceeding approved standardDSv5Family Cores quota. Additional details - Deployment Model: Resource Manager, Location: westeurope, Current Limit: 10, Current Usage: 8, Additional Required: 4, (Minimum) New Limit Required: 12. Submit a request for Quota increase."}}
            """;

        var error = ArmError.From(new ErrorAnswer(409, body).Thrown);

        Assert.Equal(ErrorKind.Quota, error?.Kind);
        Assert.Equal("OperationNotAllowed", error?.Code);
        Assert.Equal(new QuotaText("standardDSv5Family Cores", "westeurope", 10, 8, 4), error?.Quota);
        Assert.Contains("ask for 12", ArmFault.From("create", new ErrorAnswer(409, body).Thrown).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_quota_text_it_is_a_conflict()
    {
        const string body = """{"error":{"code":"OperationNotAllowed","message":"The VM is not generalized."}}""";

        Assert.Equal(ErrorKind.Conflict, ArmError.From(new ErrorAnswer(409, body).Thrown)?.Kind);
    }

    [Fact]
    public void The_policy_is_named()
    {
        const string body = """
            {"error":{"code":"RequestDisallowedByPolicy","message":"Resource 'bake' was disallowed by policy.","additionalInfo":[{"type":"PolicyViolation",
              "info":{"policyDefinitionDisplayName":"Allowed locations","policyAssignmentDisplayName":"Europe only"}}]}}
            """;
        const string older = """
            {"error":{"code":"RequestDisallowedByPolicy","message":"Resource 'bake' was disallowed by policy. Policy identifiers: '[{\"policyAssignment\":{\"name\":\"No public IPs\",\"id\":\"/x\"}}]'."}}
            """;

        Assert.Contains("Allowed locations (assigned as Europe only)", ArmFault.From("create", new ErrorAnswer(403, body).Thrown).Why, StringComparison.Ordinal);
        Assert.Equal(["No public IPs"], ArmError.From(new ErrorAnswer(403, older).Thrown)?.Policies);
    }

    [Fact]
    public void A_failed_operation_is_judged_by_its_code_though_its_status_is_200()
    {
        const string body = """{"status":"Failed","error":{"code":"OSProvisioningTimedOut","message":"OS Provisioning for VM 'bake' did not finish in the allotted time."}}""";

        var fault = ArmFault.From("create VM bake", new ErrorAnswer(200, body).Thrown);

        Assert.Equal("OSProvisioningTimedOut", fault.Code);
        Assert.Contains("boot-diagnostics", fault.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(504, "<html>Gateway Timeout</html>", true)]
    [InlineData(503, "", false)]
    public void An_answer_of_a_gateway_has_no_code_but_a_status(int status, string body, bool isUncertain)
    {
        var error = ArmError.From(new ErrorAnswer(status, body).Thrown);

        Assert.Equal($"Http{status} {isUncertain}", $"{error?.Code} {error?.IsUncertain}");
        Assert.Equal(ErrorKind.Transient, error?.Kind);
    }

    [Fact]
    public void A_hostile_depth_of_errors_ends()
    {
        var body = string.Concat(Enumerable.Repeat("""{"code":"A","message":"a","details":[""", 40)) + """{"code":"B","message":"b"}""" + string.Concat(Enumerable.Repeat("]}", 40));

        Assert.NotNull(ArmError.From(new ErrorAnswer(400, body).Thrown));
    }

    [Fact]
    public void Every_entry_is_made_of_sentences_and_the_old_codes_are_still_there()
    {
        Assert.All(ErrorCatalogue.All, entry => Assert.All(
            new[] { entry.Meaning, entry.Ingot, entry.Remedy },
            text => Assert.Matches(@"^[A-Z'\-].*([.:…)]|--\w.*|\S)$", text)));
        Assert.All(ErrorCatalogue.All, entry => Assert.EndsWith(".", entry.Meaning, StringComparison.Ordinal));
        string[] facts =
        [
            "AllocationFailed", "ZonalAllocationFailed", "OverconstrainedAllocationRequest", "SkuNotAvailable", "QuotaExceeded", "OperationNotAllowed", "PropertyChangeNotAllowed",
            "RequestDisallowedByPolicy", "OSProvisioningTimedOut", "OSProvisioningClientError", "InternalOperationError", "InvalidBeginGetAccessFromPIR",
            "RetryableErrorDueToAnotherOperation", "NetworkingInternalOperationError", "NicInUse", "PublicIPAddressCannotBeDeleted", "InUseNetworkSecurityGroupCannotBeDeleted",
            "Conflict", "AADSTS700024", "LeaseIdMissing", "GatewayTimeout",
        ];
        Assert.All(facts, code => Assert.NotNull(ErrorCatalogue.Find(code)));
    }

    [Fact]
    public void The_page_is_what_the_catalogue_says()
    {
        var file = Checkout.Path("docs", "errors.md");
        var page = ErrorPage.Write();
        if (Environment.GetEnvironmentVariable("INGOT_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, page);
        }

        Assert.True(File.Exists(file), "docs/errors.md is missing; run this test once with INGOT_ACCEPT=1.");
        Assert.True(File.ReadAllText(file) == page, "docs/errors.md is not what the catalogue says; run this test once with INGOT_ACCEPT=1.");
    }
}
