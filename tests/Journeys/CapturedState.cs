namespace Ingot.Tests.Journeys;

/// <summary>A captured image.</summary>
public sealed class CapturedState() : SavedState("CaptureImage");
