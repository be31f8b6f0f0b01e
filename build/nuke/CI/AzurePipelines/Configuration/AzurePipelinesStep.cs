namespace Nuke.Common.CI.AzurePipelines.Configuration;

/// <summary>A step of a job.</summary>
public abstract class AzurePipelinesStep : ConfigurationEntity
{
}
