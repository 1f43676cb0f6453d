package dev.pointsman.check;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// Tells whether text is well-formed XML: one element or several, with no document type and hence
/// no entities to expand.
final class XmlText {
  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

  private XmlText() {}

  static boolean isBroken(String code) {
    var text = code.strip();
    if (!text.startsWith("<") || text.contains("<!DOCTYPE")) {
      return false;
    }
    var elements = text.replaceFirst("^<\\?xml[^>]*\\?>", "");
    return !parses("<all>" + elements + "</all>");
  }

  private static boolean parses(String document) {
    try {
      var factory = SAXParserFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(NO_DOCTYPE, true);
      var source = new InputSource(new StringReader(document));
      factory.newSAXParser().parse(source, new DefaultHandler());
      return true;
    } catch (SAXException failure) {
      return false;
    } catch (ParserConfigurationException failure) {
      throw new IllegalStateException("expected the JDK's XML parser to be there", failure);
    } catch (IOException failure) {
      throw new UncheckedIOException("reading XML from memory", failure);
    }
  }
}
