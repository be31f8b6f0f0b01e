namespace Ingot.Arm.Identity;

/// <summary>The ways of proving who signs in, in the order in which the chain looks for a basis.</summary>
public enum SignInWay
{
    /// <summary>The first way that has a basis.</summary>
    Auto,

    /// <summary>A secret of the application.</summary>
    ClientSecret,

    /// <summary>A certificate of the application, with its private key.</summary>
    ClientCertificate,

    /// <summary>A token file that the platform writes anew, such as Kubernetes.</summary>
    WorkloadIdentity,

    /// <summary>Assertions of GitHub about the job.</summary>
    GitHubOidc,

    /// <summary>Assertions of Azure Pipelines about a service connection.</summary>
    AzurePipelines,

    /// <summary>The identity of the machine that this runs on.</summary>
    ManagedIdentity,

    /// <summary>Whoever is signed in to the az command line.</summary>
    AzureCli,
}
