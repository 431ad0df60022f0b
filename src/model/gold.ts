/** A gold file, as annotation guide and shared scorer know it. */
export interface GoldFile {
  readonly doc: string;
  readonly partial?: boolean;
  readonly articles: readonly { title: string; sentences: readonly GoldSentence[] }[];
  readonly entities?: readonly GoldEntity[];
}

export interface GoldSentence {
  readonly text: string;
  readonly entities?: readonly { text: string; type: string; optional?: boolean }[];
  readonly metrics?: readonly GoldFigure[];
}

export interface GoldFigure {
  readonly q: string;
  readonly measure: string;
  readonly value: number;
  readonly unit: string;
  readonly bound: string;
  readonly direction?: string | null;
  readonly from?: number | null;
  readonly comparison?: string | null;
  readonly indicator?: string;
  readonly indicator_id?: string;
  readonly holder?: readonly string[];
  readonly optional?: boolean;
}

export interface GoldEntity {
  readonly name: string;
  readonly type: string;
  readonly surface: readonly string[];
  readonly code?: string;
  readonly optional?: boolean;
}
