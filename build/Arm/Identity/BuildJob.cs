namespace Ingot.Arm.Identity;

/// <summary>What a build server put into the environment of a job, so that it can prove who it is.</summary>
/// <remarks>
/// Sources: docs.github.com, "OpenID Connect reference"; learn.microsoft.com, "AzureCLI@2" and "Predefined variables". Not a record:
/// the text of one would show the tokens.
/// </remarks>
public sealed class BuildJob
{
    /// <summary>No job of a build server.</summary>
    public static BuildJob None { get; } = new();

    /// <summary>Where GitHub hands out assertions; null when the job lacks the permission <c>id-token: write</c>.</summary>
    public Uri? GitHubRequest { get; private init; }

    /// <summary>What lets the job ask GitHub for assertions. Secret.</summary>
    public string? GitHubToken { get; private init; }

    /// <summary>Id of the service connection of Azure Pipelines that the task runs with.</summary>
    public string? ServiceConnection { get; private init; }

    /// <summary>What lets the job ask Azure Pipelines for assertions. Secret.</summary>
    public string? PipelinesToken { get; private init; }

    /// <summary>Application of the service connection.</summary>
    public string? ConnectionClientId { get; private init; }

    /// <summary>Tenant of the service connection.</summary>
    public string? ConnectionTenantId { get; private init; }

    /// <summary>The job that this process runs in.</summary>
    /// <param name="gitHubRequest">Where GitHub hands out assertions, when the user says so; null: as the environment says.</param>
    /// <param name="gitHubToken">What lets the job ask there, when the user says so; null: as the environment says. Secret.</param>
    public static BuildJob FromEnvironment(string? gitHubRequest = null, string? gitHubToken = null) => From(name => name switch
    {
        "ACTIONS_ID_TOKEN_REQUEST_URL" => gitHubRequest,
        "ACTIONS_ID_TOKEN_REQUEST_TOKEN" => gitHubToken,
        _ => null,
    } ?? Environment.GetEnvironmentVariable(name));

    /// <summary>A job from its variables.</summary>
    /// <param name="variable">The value of a variable; null or empty when it is not set.</param>
    public static BuildJob From(Func<string, string?> variable)
    {
        var request = Uri.TryCreate(variable("ACTIONS_ID_TOKEN_REQUEST_URL"), UriKind.Absolute, out var address) ? address : null;
        var connection = Value("SYSTEM_OIDCREQUESTURI") is null ? null : Value("AZURESUBSCRIPTION_SERVICE_CONNECTION_ID");
        return new BuildJob
        {
            GitHubRequest = request,
            GitHubToken = Value("ACTIONS_ID_TOKEN_REQUEST_TOKEN"),
            ServiceConnection = connection,
            PipelinesToken = Value("SYSTEM_ACCESSTOKEN"),
            ConnectionClientId = Value("AZURESUBSCRIPTION_CLIENT_ID"),
            ConnectionTenantId = Value("AZURESUBSCRIPTION_TENANT_ID"),
        };

        string? Value(string name) => variable(name) is { Length: > 0 } value ? value : null;
    }
}
