package dev.pointsman.bundle;

/// The files that an artifact folder holds beside its manifest.
public enum BundleFile {
  ENCODER("model.onnx"),
  HEAD("head.onnx"),
  TOKENIZER("tokenizer.json"),
  REPORT("report.json"),
  CARD("README.md"),
  /// Where the training set lay; artifacts older than drift have none.
  REFERENCE("reference.json");

  private final String fileName;

  BundleFile(String fileName) {
    this.fileName = fileName;
  }

  /// Whether an artifact is whole without it.
  boolean isOptional() {
    return this == REFERENCE;
  }

  public String fileName() {
    return fileName;
  }
}
