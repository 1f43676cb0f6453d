package dev.pointsman.bundle;

/// The files that an artifact folder holds beside its manifest.
public enum BundleFile {
  ENCODER("model.onnx"),
  HEAD("head.onnx"),
  TOKENIZER("tokenizer.json"),
  REPORT("report.json"),
  CARD("README.md");

  private final String fileName;

  BundleFile(String fileName) {
    this.fileName = fileName;
  }

  public String fileName() {
    return fileName;
  }
}
