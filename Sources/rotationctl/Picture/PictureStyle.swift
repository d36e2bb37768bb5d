/// The look of a picture: two sets of colours, of which the reader's preference chooses, and few sizes of one typeface.
enum PictureStyle {
    /// The style sheet.
    static let sheet: StaticString = """
        <style>
        text { font-family: Inter, "Helvetica Neue", "Segoe UI", "Liberation Sans", "DejaVu Sans", Arial, sans-serif;
          font-size: 12px; fill: #1f2630; font-variant-numeric: tabular-nums; }
        .paper { fill: #fcfbf7; }
        .title { font-size: 27px; font-weight: 600; letter-spacing: -0.3px; }
        .fact { font-size: 15px; fill: #5d6675; }
        .account { font-size: 16px; font-weight: 600; }
        .muted { fill: #6b7482; }
        .small { font-size: 11px; }
        .tiny { font-size: 9px; }
        .strong { font-weight: 600; }
        .end { text-anchor: end; }
        .middle { text-anchor: middle; }
        .halo { stroke: #fcfbf7; stroke-width: 4px; stroke-linejoin: round; paint-order: stroke; }
        .grid { stroke: #e9e6dc; stroke-width: 1px; }
        .grid.week { stroke: #dcd8ca; }
        .grid.major { stroke: #bdb7a5; }
        .row { stroke: #dedacd; stroke-width: 1px; }
        .rule { stroke: #1f2630; stroke-width: 1.2px; }
        .open { fill: #d9ece6; }
        .opens { fill: #27776a; }
        .freeze { fill: #9fb6cb; fill-opacity: 0.28; }
        .hatch { stroke: #7d9ab5; stroke-width: 1.2px; }
        .freezes { fill: #46698a; }
        .sent { fill: #0d6b5f; stroke: #fcfbf7; stroke-width: 1.5px; }
        .waits { fill: #fcfbf7; stroke: #0d6b5f; stroke-width: 2px; }
        .wait { stroke: #0d6b5f; stroke-opacity: 0.4; stroke-width: 3px; stroke-linecap: round; }
        .late { fill: #c92a1e; stroke: #fcfbf7; stroke-width: 1.5px; }
        .waits.late { fill: #fcfbf7; stroke: #c92a1e; stroke-width: 2px; }
        .lateness { stroke: #c92a1e; stroke-width: 3px; stroke-linecap: round; }
        .alarm { fill: #c92a1e; font-weight: 600; }
        .bar { fill: #0d6b5f; }
        .bar.late { fill: #c92a1e; stroke: none; }
        .used { fill: #3f7cb0; }
        .full { fill: #d9822b; }
        .fulls { fill: #b4610f; font-weight: 600; }
        .usable { stroke: #1f2630; stroke-width: 1px; stroke-dasharray: 5 4; }
        .limit { stroke: #a9a493; stroke-width: 1px; }
        .clock { stroke: #8d7bb5; stroke-width: 1px; stroke-dasharray: 2 3; }
        .clocks { fill: #6c58a0; }
        @media (prefers-color-scheme: dark) {
          text { fill: #e9e7e1; }
          .paper { fill: #14171c; }
          .fact { fill: #a3acba; }
          .muted { fill: #97a0ae; }
          .halo { stroke: #14171c; }
          .grid { stroke: #23272f; }
          .grid.week { stroke: #2e343d; }
          .grid.major { stroke: #4a515d; }
          .row { stroke: #2b3038; }
          .rule { stroke: #e9e7e1; }
          .open { fill: #17332f; }
          .opens { fill: #6fc7b6; }
          .freeze { fill: #5b7893; fill-opacity: 0.25; }
          .hatch { stroke: #587896; }
          .freezes { fill: #93b4d1; }
          .sent { fill: #4fd0bb; stroke: #14171c; }
          .waits { fill: #14171c; stroke: #4fd0bb; }
          .wait { stroke: #4fd0bb; stroke-opacity: 0.45; }
          .late { fill: #ff6a5c; stroke: #14171c; }
          .waits.late { fill: #14171c; stroke: #ff6a5c; }
          .lateness { stroke: #ff6a5c; }
          .alarm { fill: #ff7d70; }
          .bar { fill: #3fb3a1; }
          .bar.late { fill: #ff6a5c; }
          .used { fill: #5b9bd3; }
          .full { fill: #eda04f; }
          .fulls { fill: #f2b06a; }
          .usable { stroke: #e9e7e1; }
          .limit { stroke: #5c6370; }
          .clock { stroke: #8f7fc0; }
          .clocks { fill: #b3a4e0; }
        }
        </style>
        <defs><pattern id="frozen" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
        <rect class="freeze" width="7" height="7"/><line class="hatch" x1="0" y1="0" x2="0" y2="7"/></pattern></defs>

        """
}
