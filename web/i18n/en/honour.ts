const english: Record<string, string> = {
  上市: 'listed',
  上市公司: 'listed',
  专精特新: 'specialised SME',
  专精特新小巨人: 'little giant',
  小巨人: 'little giant',
  单项冠军: 'single-product champion',
  独角兽: 'unicorn',
  瞪羚: 'gazelle',
  高新技术企业: 'high-tech firm',
};

/** An honour in English where it has a usual name; others stay as the source writes them. */
export const honour = (name: string): string => english[name] ?? name;
